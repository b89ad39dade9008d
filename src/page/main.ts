/** The static page as a program: its facts are in the bundle, its answers are computed where it is read. */
import './strict-policy.ts'
import { factsText } from './embedded-facts.ts'
import { startPage } from './page-app.ts'
import { createPageEngine, type PageEngine } from './page-engine.ts'
import type { PageFacts } from './facts.ts'
import { readSnapshot } from './snapshot.ts'

let made: PageEngine | undefined

startPage({
  engine: () => (made ??= createPageEngine(readSnapshot(factsText()) as PageFacts)),
  today: () => new Date().toISOString().slice(0, 10),
})
