package dev.cimon.sandbox.circleci;

/** An answer without the thing that was asked for, with CircleCI's words. */
final class CircleCiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    CircleCiRefusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    static CircleCiRefusal badRequest(String message) {
        return new CircleCiRefusal(400, message);
    }

    static CircleCiRefusal notFound(String what) {
        return new CircleCiRefusal(404, what + " not found");
    }
}
