/** The facts as text. `npm run page` puts a module that holds them in the place of this one. */

export const factsText = (): string => {
  throw new Error('the facts of the page are put in by npm run page')
}
