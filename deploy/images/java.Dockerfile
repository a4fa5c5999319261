# What the services stand on, unless ./cimon images --base names something else: Java 25 without what only a compiler needs.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG SYSTEM_IMAGE=gcr.io/distroless/base-nossl-debian12

FROM ${JDK_IMAGE} AS jdk
RUN jlink --output /opt/java --strip-debug --no-man-pages --no-header-files --compress zip-6 --generate-cds-archive \
    --add-modules java.se,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
    && rm -f /opt/java/lib/server/classes_nocoops.jsa

FROM ${SYSTEM_IMAGE}
COPY --from=jdk /opt/java /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/bin:/bin
