//! File systems that store nothing: the kernel makes up what they show.

/// Magic numbers of pseudo file systems, from `statfs(2)`
/// (<https://man7.org/linux/man-pages/man2/statfs.2.html>) and `linux/magic.h`
/// (<https://github.com/torvalds/linux/blob/master/include/uapi/linux/magic.h>). File systems in
/// memory (tmpfs, ramfs, hugetlbfs) are not among them: they hold data that people put there.
const PSEUDO: &[(u64, &str)] = &[
    (0x9fa0, "proc"),
    (0x6265_6572, "sysfs"),
    (0x1cd1, "devpts"),
    (0x0027_e0eb, "cgroup"),
    (0x6367_7270, "cgroup2"),
    (0x6462_6720, "debugfs"),
    (0x7472_6163, "tracefs"),
    (0xcafe_4a11, "bpf"),
    (0x7363_6673, "securityfs"),
    (0xf97c_ff8c, "selinuxfs"),
    (0x4341_5d53, "smackfs"),
    (0x5a3c_69f0, "aafs"),
    (0x6265_6570, "configfs"),
    (0xde5e_81e4, "efivarfs"),
    (0x6165_676c, "pstore"),
    (0x4249_4e4d, "binfmt_misc"),
    (0x1980_0202, "mqueue"),
    (0x6573_5543, "fusectl"),
    (0x6e73_6673, "nsfs"),
    (0x5049_5045, "pipefs"),
    (0x534f_434b, "sockfs"),
    (0x0904_1934, "anon_inode"),
    (0x6759_6969, "rpc_pipefs"),
    (0x0bd0_0bd0, "lustre_proc"),
    (0x0765_5821, "resctrl"),
    (0x6c6f_6f70, "binderfs"),
];

/// The name of the pseudo file system that this is, if it is one.
#[cfg(target_os = "linux")]
pub(crate) fn name(statfs: &rustix::fs::StatFs) -> Option<&'static str> {
    // The type of the field differs between architectures; all magic numbers fit 32 bits.
    let magic = statfs.f_type as u64 & 0xffff_ffff;
    PSEUDO.iter().find(|(number, _)| *number == magic).map(|(_, name)| *name)
}

/// The name of the pseudo file system that this is, if it is one: systems other than Linux mount
/// none by default but `devfs`, which holds no regular files.
#[cfg(not(target_os = "linux"))]
pub(crate) fn name(_statfs: &rustix::fs::StatFs) -> Option<&'static str> {
    None
}
