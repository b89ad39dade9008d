/** The release before this one, out of the repository's own history. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The newest tag before this commit; null where the history does not say, as in a shallow clone or outside of one. */
export function previousReleaseTag(): string | null {
  try {
    const listed = git('tag', '--merged', 'HEAD~1', '--sort=-v:refname', '--list', 'v*')
    return String(listed).split('\n')[0]?.trim() || null
  } catch {
    return null
  }
}

/** Unpacks it; its packages are those of this version. `remove` deletes it. */
export function unpackRelease(tag: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-release-'))
  execFileSync('tar', ['-x', '-C', folder], {
    input: git('archive', '--format=tar', tag, 'bin', 'src', 'data', 'package.json', 'manifest.json'),
  })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  if (!existsSync(join(folder, 'package.json'))) throw new Error(`${tag} has no package.json`)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

const git = (...words: readonly string[]): Buffer =>
  execFileSync('git', words, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 })
