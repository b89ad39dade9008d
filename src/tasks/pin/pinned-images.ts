/** Which images a Dockerfile or a compose file is built on. */

export type BaseImage = {
  /** With its tag, such as postgres:17-alpine. */
  readonly name: string
  /** sha256:…; null: it is not pinned. */
  readonly digest: string | null
}

/** `ARG BASE=name:tag` of a Dockerfile, `image: name:tag` of a compose file; what variables fill in is left alone. */
const mention = /^(\s*(?:ARG BASE=|image: ))([\w./:-]+:[\w.-]+)(?:@(sha256:[0-9a-f]{64}))?$/gm

/** Every image that is named, with the digest that it is pinned to, if any. */
export const imagesIn = (text: string): readonly BaseImage[] =>
  [...text.matchAll(mention)].map(([, , name = '', digest]) => ({ name, digest: digest ?? null }))

/** The text with each of these images pinned; a digest from before is replaced. */
export function withDigests(text: string, digests: ReadonlyMap<string, string>): string {
  return text.replace(mention, (line, start: string, name: string) => {
    const digest = digests.get(name)
    return digest === undefined ? line : `${start}${name}@${digest}`
  })
}
