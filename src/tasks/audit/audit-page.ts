/** docs/article-audit.md: the article's claims judged, and its scenarios done again. */
import type { ClaimJudgement, ClaimVerdict } from './claim.ts'

/** A scenario of the article: its title, what to type, the answer as a terminal shows it. */
export type ScenarioAnswer = {
  readonly title: string
  readonly asked: string
  readonly article: string
  readonly answer: string
}

const verdictMeanings: Record<ClaimVerdict, string> = {
  confirmed: 'holds, by a source or by the measured runs that the estimates rest on',
  reproduced: 'the arithmetic is right, whatever its inputs are worth',
  superseded: 'was so once; a newer record says otherwise',
  refuted: 'a source, or measured runs, say otherwise',
  'own arithmetic contradicts': 'the figure does not follow from the numbers given for it',
  'physically impossible': 'the run needs more memory than the card has',
  unsupported: 'no source known to us says so; it may be true',
}

const escapeCell = (text: string) => text.replaceAll('|', '\\|')
const row = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`

/** The whole page as Markdown. `asOf` is the day whose prices and model judge. */
export function auditPage(
  judgements: readonly ClaimJudgement[],
  scenarios: readonly ScenarioAnswer[],
  asOf: string,
): string {
  const counts = Map.groupBy(judgements, ({ verdict }) => verdict)
  const sections = Map.groupBy(judgements, ({ claim }) => claim.section)
  return `# The article, judged

Written by \`npm run audit\` out of data/article, today's facts and the calibrated model; a test recomputes it. The
article ("Best GPU for LLM Training", March 2026) is where this product began: every figure and rule of it is here as a
claim, with what its own numbers imply, what we find as of ${asOf}, and what to use instead.

**In one breath:** its data-sheet figures are mostly right, its hourly prices were right for RunPod's Community Cloud
when it was written, its scaling factors hold; its times and costs are about sixty times too small for its own speeds (as
if minutes had been taken for hours), and its 70B plans on single cards do not fit.

| verdict | claims | means |
|---|---|---|
${Object.entries(verdictMeanings)
  .map(([verdict, means]) => row([verdict, String(counts.get(verdict as ClaimVerdict)?.length ?? 0), means]))
  .join('\n')}

Memory and speed are those of a lean, packed run with checkpointing (torchtune; for 8-bit a Hugging Face stack), in GiB
as nvidia-smi shows them and in tokens per second of all GPUs together; ranges hold eight times in ten.

${[...sections].map(([title, sectionJudgements]) => sectionOf(title, sectionJudgements)).join('\n\n')}

## The three scenarios, done properly

Each is what \`gpucost ask\` answers on ${asOf}. Compare the totals: the article's are beside them.

${scenarios.map(scenarioOf).join('\n\n')}
`
}

function sectionOf(title: string, judgements: readonly ClaimJudgement[]): string {
  const lines = judgements.map(({ claim, implied, ours, verdict }) =>
    row([claim.says, implied, ours, `**${verdict}**`, claim.instead]),
  )
  return `## ${title}

| the article says | its own numbers imply | we find | verdict | use instead |
|---|---|---|---|---|
${lines.join('\n')}`
}

function scenarioOf({ title, asked, article, answer }: ScenarioAnswer): string {
  return `### ${title}

The article: ${article}

\`\`\`
gpucost ask "${asked}"

${answer}
\`\`\``
}
