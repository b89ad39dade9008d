/** The tool `list_known`: ids and names that a job may use. */
import * as z from 'zod'
import { catalogKinds } from './catalog-entries.ts'
import { defineTool, toolResult } from './tool.ts'
import { toolInput } from './tool-input.ts'

const input = toolInput({ kind: z.enum(catalogKinds), query: z.string().max(100).optional() })

const output = z.object({ known: z.array(z.unknown()), total: z.number() })

/** More names are a flood; `total` says how many there are. */
const maxListed = 60

export const listTool = defineTool(
  {
    name: 'list_known',
    title: 'List what is known',
    description: 'Names that a job may use. Models that are not listed work by their size.',
    input,
    output,
  },
  ({ kind, query = '' }, { known }) => {
    const wanted = query.trim().toLowerCase()
    const found = known(kind).filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted))
    const listed = found.slice(0, maxListed).map(({ id, name }) => ({ id, name }))
    const more = found.length > listed.length ? `\n(${found.length - listed.length} more; ask for part of a name.)` : ''
    const text = listed.map(({ id, name }) => (id === name ? `- ${id}` : `- ${id}: ${name}`)).join('\n')
    return toolResult(`${text === '' ? `Nothing known is called “${query}”.` : text}${more}`, {
      known: listed,
      total: found.length,
    })
  },
)
