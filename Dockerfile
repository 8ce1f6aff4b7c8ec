# Runs the grader where there is no Linux:
#   docker build -t autograder .
#   docker run --rm --security-opt seccomp=unconfined -v "$PWD:/course" autograder grade submitted --json -
# Docker's own filter would refuse namespaces; without that option the other layers of the wall still hold.
FROM python:3.11-slim-bookworm

WORKDIR /opt/autograder
COPY requirements.lock pyproject.toml README.md ./
RUN pip install --no-cache-dir --requirement requirements.lock
COPY autograder ./autograder
RUN pip install --no-cache-dir --no-deps .

WORKDIR /course
ENTRYPOINT ["autograder"]
CMD ["doctor"]
