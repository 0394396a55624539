import { describe, expect, it } from 'vitest'
import { judge } from './judge-deeds.ts'
import { readTraces } from './read-trace.ts'

const GROUNDS = { installation: ['/opt/absah'], own: ['/srv/data', '/tmp/absah-'] }

const judged = (...lines: string[]) => judge(readTraces([lines.join('\n')]), GROUNDS).wrong

describe('what a traced process did', () => {
  it.each([
    'openat(AT_FDCWD</opt/absah>, "/etc/machine-id", O_RDONLY) = -1 ENOENT (No such file or directory)',
    'openat(AT_FDCWD</opt/absah>, "/home/budi/letter.txt", O_RDONLY|O_CLOEXEC) = 3</home/budi/letter.txt>',
    'openat(AT_FDCWD</opt/absah>, "/opt/absah/notes", O_WRONLY|O_CREAT, 0666) = 3</opt/absah/notes>',
    'openat(AT_FDCWD</srv/data>, "../other/note", O_RDWR|O_CREAT, 0600) = 3</srv/other/note>',
    'openat(7</home/budi>, "note", O_WRONLY) = 3</home/budi/note>',
    'mkdir("/root/.cache", 0777) = -1 EACCES (Permission denied)',
    'rename("/srv/data/card", "/tmp/card") = 0',
    'unlinkat(AT_FDCWD</>, "/tmp/mine", 0) = 0',
    'symlink("/srv/data", "/tmp/link") = 0',
    'connect(3<UDP:[7]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}, 16) = 0',
    'sendto(3<UDP:[7]>, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = 1',
    'connect(3<TCP:[7]>, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 EINPROGRESS',
    'connect(3<UNIX:[7]>, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0',
    'bind(3<TCP:[7]>, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
  ])('is wrong: %s', (line) => {
    expect(judged(line)).toHaveLength(1)
  })

  it('is right where it keeps to its own folders and to itself', () => {
    expect(
      judged(
        'execve("/opt/absah/bin/absah", ["/opt/absah/bin/absah", "serve"], 0x7ffd /* 7 vars */) = 0',
        'openat(AT_FDCWD</opt/absah>, "src/main.ts", O_RDONLY|O_CLOEXEC) = 3</opt/absah/src/main.ts>',
        'openat(AT_FDCWD</opt/absah>, "/lib/x86_64-linux-gnu/libc.so.6", O_RDONLY|O_CLOEXEC) = 3</lib/libc.so.6>',
        'mkdir("/srv", 0777) = -1 EEXIST (File exists)',
        'chdir("/srv/data/postgres") = 0',
        'rename("base/1.new", "base/1") = 0',
        'openat(AT_FDCWD</srv/data/postgres>, "/dev/shm/PostgreSQL.1234", O_RDWR|O_CREAT, 0600) = 4',
        'connect(3<UNIX:[7]>, {sa_family=AF_UNIX, sun_path="/tmp/absah-1f/.s.PGSQL.5432"}, 110) = 0',
        'getsockname(9<TCP:[9]>, {sa_family=AF_INET, sin_port=htons(40761), sin_addr=inet_addr("127.0.0.1")}, [128 => 16]) = 0',
        'connect(3<TCP:[7]>, {sa_family=AF_INET, sin_port=htons(40761), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
      ),
    ).toEqual([])
  })

  it('must be understood: a path that nobody can place is an error', () => {
    expect(() => judged('mkdir("somewhere", 0777) = 0')).toThrow('Where is somewhere?')
  })
})
