/** The page: a line of words on top, the answers below it, and the link in the address. */
import type { ControlAction } from '../presentation/content/control-action.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { createAnswersView } from './answers-view.ts'
import { controlView } from './controls-view.ts'
import { button, element, pageElement } from './elements.ts'
import { copyText, fileView } from './file-view.ts'
import { wordsOfFields } from './job-form.ts'
import { jobFragment, wordsOfFragment } from './job-link.ts'
import { createPageConversation, type PageAnswer, type PageConversation } from './page-conversation.ts'
import type { PageEngine } from './page-engine.ts'

const examples = ['70b 2B tokens', 'llama 3.1 8b qlora on 5,000 chats', 'does a 32b qlora fit on a 4090?', 'h100 price']

export type PageStart = {
  /** Made when it is first needed: it takes the better part of the time that a page takes to answer. */
  readonly engine: () => PageEngine
  /** ISO date, asked anew for each conversation: a page stays open for days. */
  readonly today: () => string
}

type BoxPrompt = {
  readonly label: string
  readonly send: string
  readonly placeholder: string
  readonly advice: string
}

/** As index.html has it. */
const firstPrompt: BoxPrompt = {
  label: 'Describe the run: model, data, any wishes',
  send: 'Estimate',
  placeholder: '70b 2B tokens',
  advice: 'Every word counts. A trainer’s configuration can be pasted.',
}
const nextPrompt: BoxPrompt = {
  label: 'Change the run, or ask about it',
  send: 'Ask',
  placeholder: '4-bit',
  advice: 'For example “on 8 h100”, “under $500”, “why not A100?”, “undo”.',
}

/** Takes over the document. */
export function startPage({ engine, today }: PageStart): void {
  const box = pageElement('words', HTMLTextAreaElement)
  const status = pageElement('status', HTMLDivElement)
  const hint = pageElement('ask-hint', HTMLParagraphElement)
  let conversation: PageConversation | null = null
  const currentConversation = (): PageConversation => (conversation ??= createPageConversation(engine(), today()))
  const tell = (words: string): void => status.replaceChildren(words)

  const view = createAnswersView(pageElement('answers', HTMLElement), {
    later: whenIdle,
    commandHandler: (words) => (conversation?.isUnderstood(words) === true ? () => ask(words) : null),
    drawControl: (control) => controlView(control, { press, details, copyLink }),
    drawFile: (name, text) => fileView(name, text, tell),
  })

  /** Whether the words may go from the box. */
  const answer = (asked: string, respond: () => PageAnswer): boolean => {
    try {
      const answered = respond()
      view.add(asked, answered, (file) => currentConversation().generate(file))
      tell(answered.spoken)
      return !answered.needsCorrection
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      view.addFault(asked, `A fault of ours: ${reason}. What was said before still holds.`)
      return false
    }
  }

  function ask(words: string): void {
    const isFirst = conversation === null
    box.value = answer(words, () => currentConversation().say(words)) ? '' : words
    fitHeight(box)
    showTurn(words, isFirst)
  }

  function press(action: ControlAction, label: string): void {
    answer(label, () => currentConversation().press(action, undefined))
    showTurn(label, false)
  }

  function details(scenario: Scenario): void {
    const content = currentConversation().details(scenario)
    if (content === null) tell('No plan holds any more.')
    else view.addDetails(content)
  }

  const copyLink = (): void => void copyText(location.href, tell)

  /** The address asks for the plan that holds, or for the words where there is none; going back leads to the job before. */
  function showTurn(words: string, isFirst: boolean): void {
    const jobText = conversation?.jobText() ?? null
    const fragment = jobFragment(jobText ?? words)
    if (fragment !== location.hash) history[isFirst ? 'pushState' : 'replaceState'](null, '', fragment)
    document.body.classList.add('talking')
    prompt(jobText === null ? firstPrompt : nextPrompt)
  }

  const prompt = ({ label, send, placeholder, advice }: BoxPrompt): void => {
    pageElement('ask-label', HTMLLabelElement).textContent = label
    pageElement('send', HTMLButtonElement).textContent = send
    box.placeholder = placeholder
    hint.replaceChildren(advice, ...(conversation === null ? [] : [' ', newRun]))
  }

  const begin = (): void => {
    conversation = null
    view.clear()
    document.body.classList.remove('talking')
    prompt(firstPrompt)
  }
  const newRun = button(
    'Begin a new run',
    () => {
      begin()
      history.pushState(null, '', location.pathname + location.search)
      box.focus()
    },
    { class: 'plain' },
  )

  const askNew = (words: string): void => {
    begin()
    if (words !== '') ask(words)
  }

  pageElement('ask', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const words = box.value.trim()
    if (words === '') box.focus()
    else ask(words)
  })
  box.addEventListener('input', () => fitHeight(box))
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    pageElement('ask', HTMLFormElement).requestSubmit()
  })
  pageElement('examples', HTMLDivElement).append(...examples.map((words) => button(words, () => askNew(words))))
  connectForm(engine, askNew)
  addEventListener('popstate', () => askNew(wordsOfFragment(location.hash)))
  const linked = wordsOfFragment(location.hash)
  if (linked !== '') {
    box.value = linked
    // The words are seen before the time is spent.
    afterPaint(() => {
      askNew(linked)
      showPriceDate(engine())
    })
  } else afterPaint(() => showPriceDate(engine()))
}

/** How old the newest of the prices is: the page knows what was known when it was built. */
function showPriceDate({ catalog }: PageEngine): void {
  const newest = catalog.observations.reduce((latest, { price }) => (price.asOf > latest ? price.asOf : latest), '')
  pageElement('facts-date', HTMLSpanElement).textContent = `Its newest prices are of ${newest}.`
}

/** The fields; the names of models are filled in when the form is opened. */
function connectForm(engine: () => PageEngine, askNew: (words: string) => void): void {
  const valueOf = (id: string): string => pageElement(id, HTMLInputElement).value
  const panel = pageElement('form-panel', HTMLDetailsElement)
  panel.addEventListener(
    'toggle',
    () => {
      const names = [...engine().catalog.models.values()].map(({ name }) => element('option', { value: name }))
      pageElement('job-models', HTMLDataListElement).replaceChildren(...names)
    },
    { once: true },
  )
  pageElement('job-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const words = wordsOfFields({
      model: valueOf('job-model'),
      data: valueOf('job-data'),
      method: pageElement('job-method', HTMLSelectElement).value,
      gpus: valueOf('job-gpus'),
      budget: valueOf('job-budget'),
      deadline: valueOf('job-deadline'),
    })
    if (words === '') pageElement('job-model', HTMLInputElement).focus()
    else {
      panel.open = false
      askNew(words)
    }
  })
}

const afterPaint = (run: () => void): void => void requestAnimationFrame(() => setTimeout(run))

/** When what was drawn can be read; Safari has no word for that. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}

/** As high as its text, up to ten lines. */
function fitHeight(box: HTMLTextAreaElement): void {
  box.rows = Math.min(10, box.value.split('\n').length)
}
