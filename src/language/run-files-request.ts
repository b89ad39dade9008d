/** "Write me an Axolotl config for …": a wish for the files that run a plan, and the text of the plan without it. */

/** As people write the tools, and what `gpucost export --as` calls them. */
const tools = {
  axolotl: 'axolotl',
  trl: 'trl',
  'llama[- ]?factory': 'llama-factory',
  '(?:ms[- ]?)?swift': 'ms-swift',
  unsloth: 'unsloth',
  torchtitan: 'torchtitan',
  nemo: 'nemo',
  verl: 'verl',
  'sky ?pilot': 'skypilot',
  dstack: 'dstack',
  slurm: 'slurm',
} as const
export type RunFilesTool = (typeof tools)[keyof typeof tools]

const tool = `(${Object.keys(tools).join('|')})`
const file = '(?:config(?:uration)?s?|ya?ml|scripts?|recipes?|tasks?|job files?|files?)(?: files?)?'
const wish =
  '(?:(?:can|could|would) you |please |pls |i (?:need|want|would like) |we (?:need|want) |now |and |ok )*(?:(?:write|give|make|generate|create|get|send|show|export|draft|build)(?: me| us)?(?: out)? ?)?(?:an? |the |my |our |some )?'
const patterns: readonly RegExp[] = [
  new RegExp(`^\\W*${wish}${tool} ${file}(?: please)?(?:\\s+(?:for|of|to (?:run|train|tune|fine-?tune))\\b)?`, 'iu'),
  new RegExp(
    `^\\W*${wish}${file} (?:for|in) ${tool}(?: please)?(?:[\\s,:]+(?:for|of|to (?:run|train|tune))\\b)?`,
    'iu',
  ),
]

/** Null where the text wishes for no such files. `rest`: the job, or '' where the plan that holds is meant. */
export function runFilesRequest(text: string): { readonly tool: RunFilesTool; readonly rest: string } | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match === null) continue
    const named = match[1]?.toLowerCase() ?? ''
    const known = Object.entries(tools).find(([spelling]) => new RegExp(`^${spelling}$`, 'iu').test(named))?.[1]
    const rest = text.slice(match[0].length).replace(/^[\s,:;]+|[\s.?!]+$/gu, '')
    if (known !== undefined)
      return { tool: known, rest: /^(?:it|this|that|this (?:plan|run|job)|please)$/iu.test(rest) ? '' : rest }
  }
  return null
}
