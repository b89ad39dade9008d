/**
 * What is said of a plan in place of the sentences of data/questions, which hold whatever the plan is and are the answer where
 * there is none.
 */
export const saidOfPlan: Readonly<Record<string, readonly string[]>> = {
  'data-format': ['{dataForm}', 'Preparing it is not in the price: the plan counts the training alone.'],
  'evaluate-how': [
    '{evaluateHow}',
    'It takes minutes on the GPUs of the plan, {machineHour} an hour, and is not in the {total}.',
  ],
  truncating: [
    '{cutShare}',
    'What is cut off is not learned, and a text that is cut loses its end: for contracts or answers at the end that is often what matters.',
    '{cutAndCost}',
  ],
  'exchange-rate': ['{exchangeRate}'],
  'generation-besides': [
    '{generationHere}',
    'Text that a model writes goes at some 2-10k tok/s on one data-centre GPU with vLLM for an 8B in large batches, a tenth of that per GPU for a 70B (rule of thumb); a simulator or a second model takes GPUs of its own.',
  ],
  'epoch-or-step': [
    'They are two things: a step (iteration) is one update of the weights on one batch, an epoch is one pass over all the data. {stepsOfEpoch}',
    'Cost goes by the tokens, so by epochs; a larger batch means fewer steps at the same price.',
  ],
}
