/**
 * Settings of the embedded server, given at each start so that a new release may change them. Durability stays
 * complete (fsync and synchronous_commit on); memory is small, because the whole platform shares one machine.
 */
export function serverSettings(socketFolder: string, over: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries({ ...SETTINGS, ...over, unix_socket_directories: socketFolder }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '100',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  // Nobody copies the log of changes elsewhere, so it need not carry what a replica wants.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  // Spares three worker processes; reads are few and cached.
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What the server itself does and what ends a connection, but no errors of statements: their first line may quote the
  // value that was refused, and logs hold no personal data. Whoever sent the statement is told, and logs it filtered.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}
