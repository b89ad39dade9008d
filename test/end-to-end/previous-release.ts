/** The release before this one, out of the repository's own history. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What was released as 0.1.0: clones do not always bring tags along. */
const firstRelease = '5abccde71a528b869f1200408818b3801a5e267c'

/** The newest tag before this commit, or the commit of 0.1.0; null where the history has neither, as in a shallow clone or outside of one. */
export function previousRelease(): string | null {
  try {
    const listed = git('tag', '--merged', 'HEAD~1', '--sort=-v:refname', '--list', 'v*')
    const tag = String(listed).split('\n')[0]?.trim()
    if (tag !== undefined && tag !== '') return tag
    git('merge-base', '--is-ancestor', firstRelease, 'HEAD')
    return firstRelease
  } catch {
    return null
  }
}

/** Unpacks a tag or commit; its packages are those of this version. `remove` deletes it. */
export function unpackRelease(release: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-release-'))
  execFileSync('tar', ['-x', '-C', folder], {
    input: git('archive', '--format=tar', release, 'bin', 'src', 'data', 'package.json', 'manifest.json'),
  })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  if (!existsSync(join(folder, 'package.json'))) throw new Error(`${release} has no package.json`)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

const git = (...words: readonly string[]): Buffer =>
  execFileSync('git', words, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 })
