declare module 'write-file-atomic' {
  /** Writes to a temporary name in the same folder, syncs, keeps mode and owner of the file it replaces, and renames. */
  export default function writeFileAtomic(
    path: string, data: string | null, options?: { readonly tmpfileCreated?: (temporary: string) => Promise<void> },
  ): Promise<void>;
}
