# Næringshagekartet in one process: docker build -t gardenmap . && docker run -p 8501:8501 -e GARDENMAP_HOSTS=... gardenmap
# Behind a proxy in another container also -e FORWARDED_ALLOW_IPS=<the proxy's address>: docs/scaling.md.
FROM python:3.11-slim

WORKDIR /srv/gardenmap
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY pyproject.toml README.md LICENSE app.py ./
COPY .streamlit .streamlit
COPY src src
COPY pages pages
COPY data data
# Streamlit's files are compressed here, so that nothing has to be written later.
RUN pip install --no-cache-dir --no-deps --editable . && python -m gardenmap.server.bundles && useradd --system gardenmap

USER gardenmap
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
