/** Upload URLs: where the bytes of a file are sent, once. */
import { randomUUID } from 'node:crypto'
import type { LocalWorkspace } from '../workspace/workspace.ts'

export type Uploads = {
  /** The path of a new upload URL. */
  readonly create: (workspace: LocalWorkspace, fileId: string) => string
  /** False when no upload URL has that path. */
  readonly receive: (path: string, bytes: Uint8Array) => boolean
}

/** `receive` is false for an address that was never given out, or was used already. */
export function createUploads(): Uploads {
  const pending = new Map<string, { readonly workspace: LocalWorkspace; readonly fileId: string }>()
  return {
    create: (workspace, fileId) => {
      const path = `/upload/${randomUUID()}`
      pending.set(path, { workspace, fileId })
      return path
    },
    receive: (path, bytes) => {
      const upload = pending.get(path)
      const file = upload?.workspace.uploads.get(upload.fileId)
      if (upload === undefined || file === undefined) return false
      pending.delete(path)
      upload.workspace.uploads.set(file.id, { ...file, bytes })
      return true
    },
  }
}
