# The service alone: one program, no compiler, no shell scripts, no root.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
COPY assets assets
COPY benches benches
COPY config config
COPY data data
COPY locales locales
COPY migrations migrations
COPY src src
COPY templates templates
COPY tests tests
RUN cargo build --release --locked
# A named volume takes over the owner of the folder it is first mounted on.
RUN mkdir /state && chown 10001:10001 /state

FROM debian:bookworm-slim
COPY --from=build /build/target/release/motesplats /usr/local/bin/motesplats
COPY --from=build --chown=10001:10001 /state /var/lib/motesplats
COPY LICENSE /usr/share/doc/motesplats/LICENSE
WORKDIR /var/lib/motesplats
USER 10001:10001
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["motesplats", "health"]
ENTRYPOINT ["motesplats"]
CMD ["serve"]
