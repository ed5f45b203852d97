/**
 * Why a file or folder could not be written, in words for a person, or `undefined` when the error is not
 * about the file system: then it is a bug and has to be thrown on.
 */
export function whyNotWritten(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === undefined ? undefined : REASONS[code];
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to write there",
  EPERM: "this user has no right to write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "it is a file, not a folder",
  EISDIR: "it is a folder, not a file",
  ENOENT: "the folder does not exist and cannot be made",
  ENAMETOOLONG: "the name is too long for this disk",
  ELOOP: "the path is a link that leads to itself",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk reports an error",
  EOPNOTSUPP: "this kind of disk cannot hold the lock that Dunlin needs",
  ENOTSUP: "this kind of disk cannot hold the lock that Dunlin needs",
};
