import { statfsSync } from 'node:fs';

const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Where tests keep their files: in memory where the system has room for that, as none of them is to outlive a power cut and
 * half of what a store in a file costs is the waiting for the disk.
 */
export function temporaryFolders(): Record<string, string> {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize < ROOM_BYTES ? {} : { TMPDIR: IN_MEMORY };
  } catch {
    return {};
  }
}
