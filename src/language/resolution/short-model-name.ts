/** A model that no catalog has, named again by less of its name. */
import type { Scenario } from '../../scenario/scenario.ts'

/** "T5", said again of a plan of “t5-large”, is that model, and no other of the family. */
export function isShortFor(words: string, base: Scenario | null): boolean {
  const plainly = (name: string): string => (name.toLowerCase().match(/[a-z]+\d*|\d+/gu) ?? []).join(' ')
  const said = plainly(words)
  return (base?.remarks ?? []).some(({ text }) => {
    const planned = unlisted.exec(text)?.[1]
    return planned !== undefined && /^[a-z]/u.test(said) && plainly(planned).startsWith(`${said} `)
  })
}
const unlisted = /^“([^”]{1,60})” is not in the catalog: its size alone counts/u
