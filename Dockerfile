# One file for all images: docker build --target service --build-arg PROGRAM=registration-service .
# The target `platform` holds the step that creates the topics.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -Pquick -Dmaven.test.skip=true package

# Unpacked, so that libraries are a layer of their own and a start need not read a jar of jars.
FROM build AS unpacked
ARG PROGRAM
RUN java -Djarmode=tools -jar "$PROGRAM/target/$PROGRAM.jar" extract --layers --destination /unpacked \
 && mkdir -p /unpacked/spring-boot-loader /unpacked/snapshot-dependencies /unpacked/dependencies \
 && mv "/unpacked/application/$PROGRAM.jar" /unpacked/application/program.jar

FROM eclipse-temurin:25-jre-alpine AS base
# Nobody's rights, and nothing to write to.
USER 10001
WORKDIR /app
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"

FROM base AS service
# What changes least comes first.
COPY --from=unpacked /unpacked/dependencies/ ./
COPY --from=unpacked /unpacked/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/application/ ./
ENV SERVER_PORT=8080 SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=90s \
  CMD wget -q -O /dev/null "http://127.0.0.1:$SERVER_PORT/actuator/health/readiness"
ENTRYPOINT ["java", "-jar", "program.jar"]

FROM base AS platform
COPY --from=build /src/platform/target/lib/ ./lib/
COPY --from=build /src/platform/target/platform.jar ./
ENTRYPOINT ["java", "-cp", "platform.jar", "org.talanoa.platform.CreateTopics"]
