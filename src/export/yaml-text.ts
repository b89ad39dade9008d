/** Settings as YAML, in the order in which they are given; what is undefined is left out. */
import { stringify } from 'yaml'

export type YamlValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue }

/** `comment` stands above, each line already marked. */
export function yamlText(comment: string, settings: Readonly<Record<string, YamlValue>>): string {
  return `${comment}\n${stringify(settings, { keepUndefined: false, lineWidth: 0 })}`
}
