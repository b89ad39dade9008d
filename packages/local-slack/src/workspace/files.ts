/** Files of a workspace. */
import type { LocalWorkspace, WorkspaceFile } from './workspace.ts'

const mimeTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  yaml: 'text/yaml',
  yml: 'text/yaml',
}

/** Slack goes by the extension of the file name. */
const mimeTypeOf = (name: string): string =>
  mimeTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

type NewFile = Pick<WorkspaceFile, 'name' | 'bytes' | 'isComplete' | 'user'> & { readonly alt?: string }

/** Adds a file to the workspace; its type is told by its name. */
export function createFile(workspace: LocalWorkspace, { alt = '', ...file }: NewFile): WorkspaceFile {
  const id = `F${workspace.nextTs().replace('.', '')}`
  const created = { ...file, id, title: file.name, alt, type: mimeTypeOf(file.name) }
  workspace.uploads.set(id, created)
  return created
}
