"""Processes of one's own: to multiply, to outlive, to run another program."""

EVERY_WALL = True
OLD_KERNELS = True


def test_no_process_can_be_made(attack):
    source = """
    import os, subprocess, multiprocessing, ctypes

    def children():
        try:
            return open(f"/proc/self/task/{os.getpid()}/children").read()
        except OSError:
            return ""

    def fork():
        if os.fork() == 0:
            os._exit(0)

    def vfork():
        if ctypes.CDLL(None).vfork() >= 0:
            os._exit(0)
        raise OSError

    tries = [fork, vfork, lambda: subprocess.run(["/bin/true"]), lambda: os.posix_spawn("/bin/true", ["true"], {}),
             lambda: os.execv("/bin/true", ["true"]), lambda: multiprocessing.Process(target=print).start(),
             lambda: os.popen("id").read() or 1 / 0, lambda: os.system("true") and 1 / 0, lambda: os.forkpty()]
    for one in tries:
        try:
            one()
            print("loot: a process was made")
        except Exception as error:
            print(type(error).__name__)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_a_fork_bomb_does_not_go_off(attack):
    source = """
    import os
    def double(x):
        for _ in range(100_000):
            try:
                os.fork()
            except OSError:
                pass
        return x
    # %%
    !:(){ :|:& };:
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_joblib_and_pools_go_on_without_processes(attack):
    source = """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score
    scores = cross_val_score(LogisticRegression(), np.arange(40.0).reshape(20, 2), np.arange(20) % 2, cv=2, n_jobs=2)
    def double(x):
        return 2 * x * (len(scores) == 2)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}
