"""System calls that lead out of a sandbox: new namespaces, mounts, keys, kernel programs."""

EVERY_WALL = True
OLD_KERNELS = True


def test_no_way_out_by_system_calls(attack):
    source = """
    import ctypes, os, platform
    libc = ctypes.CDLL(None, use_errno=True)
    X86 = dict(unshare=272, setns=308, mount=165, umount2=166, pivot_root=155, chroot=161, keyctl=250, add_key=248, bpf=321,
               perf_event_open=298, userfaultfd=323, io_uring_setup=425, memfd_create=319, open_by_handle_at=304, init_module=175,
               kexec_load=246, reboot=169, swapon=167, personality=135, setuid=105, capset=126, iopl=172, acct=163, syslog=103,
               open_tree=428, fsopen=430, clone3=435, mq_open=240, shmget=29, quotactl=179, settimeofday=164, sethostname=170)
    ARM = dict(unshare=97, setns=268, mount=40, umount2=39, pivot_root=41, chroot=51, keyctl=219, add_key=217, bpf=280)
    arguments = dict(unshare=(0x10000000,), setns=(0, 0), mount=(b"none", b"/", b"tmpfs", 0, 0), umount2=(b"/proc", 2), chroot=(b".",),
                     keyctl=(0, -3, 1), personality=(0xFFFFFFFF - 1,), setuid=(0,), add_key=(b"user", b"a", b"b", 1, -3),
                     shmget=(0, 4096, 0o1600), clone3=(0, 0), memfd_create=(b"m", 0), userfaultfd=(0,), perf_event_open=(0, 0, -1, -1, 0))
    harmless = {"memfd_create", "personality"}
    for name, number in (X86 if platform.machine() == "x86_64" else ARM).items():
        given = arguments.get(name, (0, 0, 0, 0, 0))
        if libc.syscall(number, *given) >= 0 and name not in harmless:
            print("loot:", name)
    if os.getuid() == 0:
        print("loot: root")
    try:
        text = open("/proc/self/status").read()
        if "CapEff:\\t0000000000000000" not in text or "NoNewPrivs:\\t1" not in text:
            print("loot: capabilities")
    except OSError:
        pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
