"""More threads than anybody needs."""

EVERY_WALL = True


def test_threads_run_out_in_the_worker_alone(attack):
    source = """
    import threading, time
    started = 0
    try:
        for _ in range(100_000):
            threading.Thread(target=time.sleep, args=(1e6,), daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    print("loot: thousands of threads" if started > 1000 else "stopped")
    # %%
    def double(x):
        for _ in range(100_000):
            threading.Thread(target=time.sleep, args=(1e6,), daemon=True).start()
        return x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
