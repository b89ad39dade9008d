/**
 * The card of a plan for assistants that can show one (MCP Apps, SEP-1865): a page without requests of its own, written by
 * `npm run bundle`. What it draws comes with each answer, under a key that no model reads.
 */
import type { McpServer } from '@modelcontextprotocol/server'
import type { Outcome } from '../conversation/outcome.ts'
import type { McpDependencies } from './tool.ts'
import app from '../../dist/mcp/plan-app.json' with { type: 'json' }

const uri = 'ui://gpucost/plan'
const mimeType = 'text/html;profile=mcp-app'

/** Links a tool to the card. */
export const planAppLink = { ui: { resourceUri: uri } }

/** Registers the page as a resource of the server. */
export function registerPlanApp(server: McpServer): void {
  server.registerResource('plan', uri, { title: 'The plan as a card', mimeType }, () => ({
    contents: [{ uri, mimeType, text: app.html, _meta: { ui: { prefersBorder: true } } }],
  }))
}

/** What the card draws of a plan. */
export const planCardMeta = (
  { content, answer }: Extract<Outcome, { kind: 'plan' }>,
  { engine, today }: Pick<McpDependencies, 'engine' | 'today'>,
): Record<string, unknown> => ({
  'gpucost/card': {
    blocks: content.blocks,
    chart: engine.exportFile('chart', answer, today()).file.picture ?? null,
  },
})
