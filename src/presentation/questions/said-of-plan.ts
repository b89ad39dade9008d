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
  'exchange-rate': ['{exchangeRate}'],
  'epoch-or-step': [
    'They are two things: a step (iteration) is one update of the weights on one batch, an epoch is one pass over all the data. {stepsOfEpoch}',
    'Cost goes by the tokens, so by epochs; a larger batch means fewer steps at the same price.',
  ],
}
