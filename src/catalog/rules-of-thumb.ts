/** data/inquiries/rules.json: rules of thumb that answers to questions rest on. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'
import { gpuIdSchema, providerIdSchema } from './ids.ts'
import { methodIdSchema } from './training-method.ts'
import { wordList } from './word-list.ts'

export const rulesOfThumbSchema = z.strictObject({
  note: z.string(),
  tokensPerParameter: fact(''),
  /** Of accelerators on which nothing was measured, by who makes them: the share of the peak to reckon with, and the software. */
  unmeasured: z.record(
    z.enum(['nvidia', 'amd', 'intel', 'apple', 'google', 'aws']),
    z.strictObject({ low: fact(''), high: fact(''), software: z.string() }),
  ),
  usualMfu: z.strictObject({ low: fact(''), high: fact('') }),
  /** Of models with experts. */
  usualMoeMfu: z.strictObject({ low: fact(''), high: fact(''), tuned: fact('') }),
  /** What a plan is taken to rest on where nothing says it. */
  plannedMfu: fact(''),
  /** Of a planned bill, to have approved on top. */
  reserve: z.strictObject({ low: fact(''), high: fact('') }),
  rareMfu: fact(''),
  impossibleMfu: fact(''),
  almostUsualMfu: fact(''),
  slowTimes: fact(''),
  /** Until a run goes on again, and what a save in the background holds the GPUs for. */
  saves: z.strictObject({ restartHours: fact('hour'), backgroundHours: fact('hour'), writeHours: fact('hour') }),
  /** Hours within which a provider asks nothing for a machine that it takes back itself. */
  freeIfTaken: z.array(z.strictObject({ provider: providerIdSchema, within: fact('hour') })),
  /** Of machines: GPU-hours between two, and what is lost with each. */
  failures: z.strictObject({
    gpuHoursBetween: z.strictObject({ low: fact('hour'), high: fact('hour') }),
    restartHours: fact('hour'),
    saveHours: fact('hour'),
  }),
  /** Runs of open size: how often each is done, and jobs of usual sizes, the cheapest first. */
  openRuns: z.strictObject({
    tries: fact(''),
    jobs: z.array(z.strictObject({ params: fact('param'), method: methodIdSchema, tokens: fact('token') })).min(1),
  }),
  /** That somebody works in a month. */
  workHoursOfMonth: fact('hour'),
  nightHours: fact('hour'),
  weekendHours: fact('hour'),
  pretrainingMfu: fact(''),
  /** Of a message in a chat. */
  messageTokens: fact('token'),
  /** A larger model that writes or scores the data. */
  teacher: z.strictObject({ writingTimes: fact(''), gpuFlops: fact('flop/s'), usdPerGpuHour: fact('USD/hour') }),
  /** Of twice the speed, what twice the GPUs reach within a machine, and over several. */
  moreGpus: z.strictObject({
    machine: z.strictObject({ low: fact(''), high: fact('') }),
    machines: z.strictObject({ low: fact(''), high: fact('') }),
  }),
  /** Places of which no price is on record, and the large clouds that have regions there. */
  regionsWithoutPrice: z.array(
    z.strictObject({ place: z.string(), names: z.array(z.string()).min(1), clouds: z.string(), ...citation }),
  ),
  /** By which it is told how fast a network has to be. */
  network: z.strictObject({
    linkShare: fact(''),
    gpuFlops: fact('flop/s'),
    stepTokens: fact('token'),
    /** Share of a step that traffic takes and nobody waits for. */
    hidden: fact(''),
    /** Gbit/s of the links that are compared, slowest first. */
    linkGbits: z.array(z.number().positive()).min(1),
  }),
  /** For what leaves one of the large clouds. */
  egress: z.strictObject({ low: fact('USD/GB'), usual: fact('USD/GB'), high: fact('USD/GB') }),
  /** Of an object store, where none is named. */
  bucket: fact('USD/GB/month'),
  /** The large clouds: what a month of data out costs, the first bytes free, and what object storage does. */
  clouds: z
    .array(
      z.strictObject({
        provider: providerIdSchema,
        bucket: z.string(),
        freePerMonth: fact('byte'),
        /** By the bytes of a month, the first step first; the last has no end. */
        steps: z.array(z.strictObject({ upTo: fact('byte').nullable(), price: fact('USD/GB') })).min(1),
        storage: fact('USD/GB/month'),
      }),
    )
    .min(1),
  /** What a model takes by its size alone, and the memory of GPUs that it may fill. */
  states: z.strictObject({
    fp32Master: fact('byte/param'),
    bf16Adam: fact('byte/param'),
    pureBf16: fact('byte/param'),
    lora: fact('byte/param'),
    /** Of a model on one card, with room for activations. */
    loraOnCard: fact('byte/param'),
    qloraOnCard: fact('byte/param'),
    gpus: z.array(z.strictObject({ name: z.string(), memory: fact('byte') })).min(1),
  }),
  /** Where quality comes first: rank of adapters, and data from which every parameter is trained. */
  qualityRank: fact(''),
  /** Parameters up to which one card of 80 GB trains them all. */
  wholeOnOneGpu: fact('param'),
  fullFromTokens: fact('token'),
  /** Training tokens that nobody fine-tunes on, so that an amount which was inferred is doubted. */
  mostFineTuned: z.strictObject({ adapters: fact('token'), full: fact('token') }),
  /** Years that a GPU lasts; and what jobs of whole clusters take: bytes of states from which on a job is one, cost over GPU time, speed of experts. */
  cardYears: fact('year'),
  wholeCluster: z.strictObject({ leastStates: fact('byte'), overGpuTime: fact(''), expertShare: fact('') }),
  /** Power of a machine under load over that of its GPUs; what may be drawn of a circuit for hours; dollars of a kilowatt-hour. */
  machineShare: fact(''),
  continuousLoad: fact(''),
  riserBandwidth: fact('GB/s'),
  kilowattHourUsd: fact(''),
  speechTokens: fact('token'),
  /** Of the rate at which a machine reads prompts, what LoRA trains. */
  trainingOfPrompt: fact(''),
  notebookHours: fact('hour'),
  notebookWeekHours: fact('hour'),
  /** Of a machine where nobody said how many. */
  machineGpus: fact('gpu'),
  /** Hours of use after which a card has mostly paid for itself. */
  paysAfter: z.strictObject({ low: fact('hour'), high: fact('hour') }),
  /** Of its speed that a line reaches over hours. */
  lineShare: z.strictObject({ low: fact(''), high: fact('') }),
  /** The largest share of a reserved cluster that is mostly paid ahead. */
  mostUpfront: fact(''),
  /** Of somebody who sets up a rented machine. */
  setupHourUsd: fact('USD/hour'),
  /** Trees on tables: bytes of a cell, times them while it trains, and cells that are gone through in a second. */
  tables: z.strictObject({
    cellBytes: fact('byte'),
    trainingTimes: z.strictObject({ low: fact(''), high: fact('') }),
    binnedBytes: fact('byte'),
    rounds: fact(''),
    cardCells: fact(''),
    processorCells: fact(''),
  }),
  /** By how much the steps of a training with rollouts become longer while its answers grow. */
  rolloutGrowth: z.strictObject({ low: fact(''), high: fact('') }),
  /** Trainings that people measure their own wishes by: operations, as published or estimated. */
  knownTrainings: z
    .array(z.strictObject({ title: z.string(), names: z.array(z.string()).min(1), flops: fact('') }))
    .min(1),
  /** Of what a machine draws under load: what it draws while nothing runs. */
  idlePower: fact(''),
  /** What is kept while no machine runs: a network volume, and the disk of a stopped machine. */
  keptDisk: z.strictObject({ low: fact('USD/GB/month'), high: fact('USD/GB/month') }),
  /** Storage that is rented with a GPU, where nobody said how much. */
  storagePerGpu: fact('byte'),
  /** GPUs for which one network is sold by quotation, as a rule. */
  quotedFromGpus: fact('gpu'),
  /** GPUs that a forward pass over data is priced on, the small ones first; a model that one of them does not hold goes on the large ones. */
  encoding: z.strictObject({
    cards: z.array(gpuIdSchema).min(1),
    largeCards: z.array(gpuIdSchema).min(1),
    oneCardParams: fact('param'),
    fullTrainingParams: fact('param'),
    /** Of a model that is told what to do with each text: the words that tell it. */
    instructionTokens: fact('token'),
    /** What is written for each token read, by what is done. */
    written: z.array(z.strictObject({ words: wordList, share: fact('') })).min(1),
    /** Texts from which on a small encoder that learns from the labels of a large model is worth its trouble. */
    encoderTexts: fact(''),
    /** What texts are embedded with where nobody names a model, and the parameters of a large one. */
    usualEmbedder: z.string(),
    largeEmbedderParams: fact('param'),
    /** Whoever doubts that several cards are needed waits so long for one. */
    patientHours: fact('hour'),
  }),
  /** What an hour of a card came to cost less or more in a year. */
  yearlyPrice: z.strictObject({ fall: z.strictObject({ low: fact(''), high: fact('') }), rise: fact('') }),
  /** Models that make films: a LoRA by its clips, and its memory. */
  video: z.strictObject({
    models: z
      .array(z.strictObject({ name: z.string(), names: z.array(z.string()).min(1), paramsB: z.number() }))
      .min(1),
    steps: z.strictObject({ low: fact(''), high: fact('') }),
    secondsOfClip: z.strictObject({ low: fact('second'), high: fact('second') }),
    paramsB: fact(''),
    easyGb: z.strictObject({ base: fact('GB'), ofBillion: fact('GB') }),
    leanShare: fact(''),
    leanTimes: z.strictObject({ low: fact(''), high: fact('') }),
    sharperTimes: z.strictObject({ low: fact(''), high: fact('') }),
    fullBytes: fact('byte'),
  }),
  /** Sound that is written down: by model how many times real time one `gpu` is, the usual one first, and the cards to choose from. */
  transcription: z.strictObject({
    models: z
      .array(
        z.strictObject({
          name: z.string(),
          names: z.array(z.string()).min(1),
          timesRealTime: fact(''),
          memoryGb: fact('GB'),
        }),
      )
      .min(1),
    gpu: gpuIdSchema,
    cards: z.array(gpuIdSchema).min(1),
    within: fact(''),
  }),
  /** GPUs that people ask about first, cheapest first. */
  comparedCards: z.array(gpuIdSchema).min(1),
})
export type RulesOfThumb = z.infer<typeof rulesOfThumbSchema>
