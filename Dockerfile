# One image for every part: `samak serve`, `samak web`, `samak worker`, `samak db upgrade`.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements/s3.lock requirements/s3.lock
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/s3.lock
COPY pyproject.toml README.md LICENSE NOTICE wsgi.py ./
COPY bot bot
COPY console console
COPY faq faq
COPY forms forms
COPY handlers handlers
COPY migrations migrations
COPY models models
COPY programmes programmes
COPY simulator simulator
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data samak && install -d -o samak -g samak /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SAMAK_DATA_DIR=/data \
    DATABASE_URL=sqlite:////data/samak.db SAMAK_LOG_FORMAT=json
WORKDIR /data
VOLUME /data
USER 10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["samak", "serve", "--host", "0.0.0.0", "--port", "8000"]
