import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('what is kept in the project', () => {
  // A link points at a place of one machine; whoever clones the project finds nothing there.
  it('holds no symbolic link', () => {
    const listed = spawnSync('git', ['ls-files', '--stage'], { encoding: 'utf8' })
    const links = listed.stdout.split('\n').filter((line) => line.startsWith('120000'))
    expect(links).toEqual([])
  })
})
