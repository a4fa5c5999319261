package dev.cimon.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page's files, read from the class path. */
final class PageFiles implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        String path = context.normalizedPath();
        String name = path.endsWith("/") ? path + "index.html" : path;
        try (InputStream file = PageFiles.class.getResourceAsStream("/page" + name)) {
            if (file == null || name.contains("..")) {
                context.next();
                return;
            }
            context.response()
                    .putHeader("Content-Type", contentType(name))
                    .putHeader("Cache-Control", "no-cache")
                    .end(Buffer.buffer(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "json" -> "application/json; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "yaml" -> "application/yaml";
            default -> "application/octet-stream";
        };
    }
}
