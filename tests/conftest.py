"""Every test runs numpy on one thread, as the grader does: threads that wait for each other spoil CPU times."""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
