/** The static page as a program: its facts are in the bundle, its answers are computed where it is read. */
import './strict-policy.ts'
import { embeddedFacts } from '../embedded-facts.ts'
import { readFactsText } from '../estimate/measured-facts.ts'
import { once } from '../once.ts'
import { startPage } from './page-app.ts'
import { createPageEngine } from './page-engine.ts'

startPage({
  engine: once(() => createPageEngine(readFactsText(embeddedFacts))),
  today: () => new Date().toISOString().slice(0, 10),
})
