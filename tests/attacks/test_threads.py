"""Threads that outlive their cell and go on while functions are judged."""


def test_a_thread_that_goes_on_earns_nothing(attack):
    source = """
    import threading, time, sys

    def spy():
        while True:
            for frame in sys._current_frames().values():
                while frame is not None:
                    for name, thing in list(frame.f_locals.items()):
                        if name in ("expected", "reference", "secret"):
                            print("loot:", name)
                    frame = frame.f_back
            time.sleep(0.001)

    threading.Thread(target=spy, daemon=True).start()
    # %%
    def wait():
        time.sleep(1e9)

    threading.Thread(target=wait).start()

    def double(x):
        return x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
