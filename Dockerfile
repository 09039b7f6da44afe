# Built in one image, run in a small one: no compiler, no root, nothing written but the mail folder.
FROM rust:1.95-slim-bookworm AS build
WORKDIR /build
# The allocator is C and is built with make, which the slim image lacks.
RUN apt-get update && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
# Not rust-toolchain.toml: it would fetch a second compiler beside the image's own.
COPY Cargo.toml Cargo.lock ./
COPY src ./src
COPY benches ./benches
COPY tests ./tests
COPY migrations ./migrations
COPY config ./config
COPY locales ./locales
COPY templates ./templates
COPY assets ./assets
COPY data ./data
RUN cargo build --release --locked --bin motesplats

FROM debian:bookworm-slim
# By these the database and the mail server are believed.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home motesplats
COPY --from=build /build/target/release/motesplats /usr/local/bin/motesplats
# A new named volume takes the owner of the folder it covers.
RUN mkdir /keys && chown 10001:10001 /keys && chmod 0700 /keys
USER 10001:10001
ENV MOTESPLATS__HTTP__LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["motesplats", "health"]
ENTRYPOINT ["motesplats"]
CMD ["serve"]
