/** The words of a thread, as sets to look a word up in. */
import { type ExportTarget, exportTargets } from '../../catalog/export-target.ts'
import type { Lexicon, ReplyWordLists } from '../../catalog/lexicon.ts'
import { type Openers, openersOf } from './openers.ts'
import { patternReplacer, phraseReplacer } from './phrase-replacer.ts'

type ExportWordLists = ReplyWordLists['export']
type ExportFileFormat = keyof ExportWordLists['formats']

type RunWordLists = ExportWordLists['run']

export type RunFileWords = { readonly [Name in Exclude<keyof RunWordLists, 'tools'>]: ReadonlySet<string> } & {
  /** What a tool is called, of one or more words with single spaces, and the tool. */
  readonly tools: ReadonlyMap<string, ExportTarget>
}

type PickWordLists = ReplyWordLists['picks']

export type PickWords = {
  readonly [Name in Exclude<keyof PickWordLists, 'places' | 'labels'>]: ReadonlySet<string>
} & {
  /** Counted from one; from the end where negative. */
  readonly places: ReadonlyMap<string, number>
  /** Words of people, and what the table calls it. */
  readonly labels: ReadonlyMap<string, string>
}

export type ReplyWords = {
  readonly [
    Name in Exclude<
      keyof ReplyWordLists,
      'note' | 'openers' | 'closers' | 'writtenOut' | 'export' | 'run' | 'watch' | 'picks'
    >
  ]: ReadonlySet<string>
} & {
  /** What is said around a wish. */
  readonly openers: Openers
  /** A text with the phrases of a hurry said plainly. */
  readonly writeOut: (text: string) => string
  readonly picks: PickWords
  readonly run: { readonly [Name in keyof ReplyWordLists['run']]: ReadonlySet<string> }
  readonly watch: { readonly [Name in keyof ReplyWordLists['watch']]: ReadonlySet<string> }
  readonly export: { readonly [Name in Exclude<keyof ExportWordLists, 'formats' | 'run'>]: ReadonlySet<string> } & {
    /** What a wished file is called, and its format. */
    readonly formats: ReadonlyMap<string, ExportFileFormat>
    readonly run: RunFileWords
  }
}

/** Compiles data/lexicon/reply-words.json. */
export function replyWordsOf({ replyWords, figuresOfSpeech }: Lexicon): ReplyWords {
  const {
    amendment,
    intensifiers,
    question,
    measuring,
    spending,
    paid,
    picks,
    run,
    watch,
    export: exported,
  } = replyWords
  const { chart, csv, json, receipt } = exported.formats
  const [written, figures] = [phraseReplacer(replyWords.writtenOut), patternReplacer(figuresOfSpeech)]
  return {
    openers: openersOf(replyWords),
    writeOut: (text) => figures(written(text)),
    amendment: new Set(amendment),
    intensifiers: new Set(intensifiers),
    question: new Set(question),
    measuring: new Set(measuring),
    spending: new Set(spending),
    paid: new Set(paid),
    picks: {
      takes: new Set(picks.takes),
      rows: new Set(picks.rows),
      numbered: new Set(picks.numbered),
      around: new Set(picks.around),
      places: new Map(Object.entries(picks.places)),
      labels: new Map(Object.entries(picks.labels)),
    },
    run: {
      paid: new Set(run.paid),
      around: new Set(run.around),
      pace: new Set(run.pace),
      started: new Set(run.started),
      crashed: new Set(run.crashed),
      resumed: new Set(run.resumed),
      stopped: new Set(run.stopped),
      finished: new Set(run.finished),
      ends: new Set(run.ends),
      asks: new Set(run.asks),
      states: new Set(run.states),
    },
    watch: {
      asks: new Set(watch.asks),
      when: new Set(watch.when),
      below: new Set(watch.below),
      falls: new Set(watch.falls),
      stock: new Set(watch.stock),
      around: new Set(watch.around),
      stops: new Set(watch.stops),
      stopped: new Set(watch.stopped),
    },
    export: {
      formats: new Map<string, ExportFileFormat>([
        ...chart.map((word) => [word, 'chart'] as const),
        ...csv.map((word) => [word, 'csv'] as const),
        ...json.map((word) => [word, 'json'] as const),
        ...receipt.map((word) => [word, 'receipt'] as const),
      ]),
      before: new Set(exported.before),
      after: new Set(exported.after),
      connectors: new Set(exported.connectors),
      drawVerbs: new Set(exported.drawVerbs),
      drawObjects: new Set(exported.drawObjects),
      remarks: new Set(exported.remarks),
      run: runFileWordsOf(exported.run),
    },
  }
}

const runFileWordsOf = ({ tools, ...lists }: RunWordLists): RunFileWords => ({
  tools: new Map(exportTargets.flatMap((tool) => tools[tool].map((name) => [name, tool] as const))),
  files: new Set(lists.files),
  exports: new Set(lists.exports),
  wishes: new Set(lists.wishes),
  prepositions: new Set(lists.prepositions),
  ownFiles: new Set(lists.ownFiles),
  yaml: new Set(lists.yaml),
  withoutFiles: new Set(lists.withoutFiles),
  around: new Set(lists.around),
})
