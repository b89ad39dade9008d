/** The resources of the protocol: documents that an assistant, or the person beside it, may read and attach. */
import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import type { ReferenceDocument, ReferenceDocuments } from './reference-documents.ts'

const mimeType = 'text/markdown'

/** How many ids of documents are offered for a few letters. */
const maxCompletions = 50

/** Adds the accuracy page, a page for each GPU and the sources to a server, as Markdown. */
export function registerResources(server: McpServer, documents: ReferenceDocuments): void {
  server.registerResource(
    'accuracy',
    'gpucost://accuracy',
    {
      title: 'How right the estimates are',
      description: 'Errors and ranges on measured runs that were left out.',
      mimeType,
    },
    (uri) => document(uri, documents.accuracy()),
  )
  server.registerResource(
    'gpu',
    new ResourceTemplate('gpucost://gpus/{id}', {
      list: () => ({
        resources: documents
          .gpus()
          .map(({ id, name }) => ({ uri: `gpucost://gpus/${id}`, name: id, title: name, mimeType })),
      }),
      complete: { id: completeFrom(documents.gpus) },
    }),
    { title: 'A GPU', description: 'Memory, rates, links: each figure with its source and date.', mimeType },
    (uri, { id }) => document(uri, documents.gpu(String(id))),
  )
  server.registerResource(
    'source',
    // Hundreds: answers name the few that matter.
    new ResourceTemplate('gpucost://sources/{id}', {
      list: undefined,
      complete: { id: completeFrom(documents.sources) },
    }),
    { title: 'A source', description: 'Where a figure was read, and when.', mimeType },
    (uri, { id }) => document(uri, documents.source(String(id))),
  )
}

const completeFrom = (list: () => readonly ReferenceDocument[]) => (typed: string) =>
  list()
    .flatMap(({ id }) => (id.startsWith(typed.toLowerCase()) ? [id] : []))
    .slice(0, maxCompletions)

function document(uri: URL, text: string | null) {
  if (text === null) throw new ResourceNotFoundError(uri.href)
  return { contents: [{ uri: uri.href, mimeType, text }] }
}
