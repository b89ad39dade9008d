/** Sections of settings as TOML. */

/** A comment, then each section with its settings in the order given. */
export function tomlText(
  comment: string,
  sections: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string {
  const blocks = Object.entries(sections).map(([name, settings]) => {
    const lines = Object.entries(settings).map(([key, value]) => `${key} = ${tomlValue(value)}`)
    return `[${name}]\n${lines.join('\n')}`
  })
  return `${comment}\n\n${blocks.join('\n\n')}\n`
}

/** JSON writes the strings, numbers, booleans and lists of TOML; only a tiny number looks different. */
const tomlValue = (value: unknown): string => JSON.stringify(value)
