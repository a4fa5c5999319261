package dev.cimon.sandbox.circleci;

import java.util.Map;

/**
 * A project with the pipeline parameters its configuration declares.
 *
 * @param definition the id of its pipeline definition
 */
record Project(String id, String organization, String name, String definition, Map<String, ParameterType> parameters) {
    enum ParameterType {
        STRING,
        INTEGER,
        BOOLEAN
    }

    String slug() {
        return "gh/" + fullName();
    }

    String fullName() {
        return organization + "/" + name;
    }

    String repositoryUrl() {
        return "https://github.com/" + fullName();
    }
}
