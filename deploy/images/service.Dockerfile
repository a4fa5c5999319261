# One for all five services; its context is the service's target folder. It only copies, so that it builds for any platform.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
WORKDIR /app
# what changes least first: a new version of ours shares the layer of the libraries with the one before
COPY quarkus-app/lib/ lib/
COPY quarkus-app/quarkus-run.jar ./
COPY quarkus-app/quarkus/ quarkus/
COPY quarkus-app/app/ app/
COPY sbom.json ./
# the C library's arenas would take what 256 MiB have left
ENV CIMON_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080 MALLOC_ARENA_MAX=2
EXPOSE 8080
USER 10001:10001
# Java takes further flags from JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=40", "-Xss512k", \
    "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-jar", "quarkus-run.jar"]
ARG SERVICE
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="cimon ${SERVICE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
