/** Words after which a clause says the opposite, in the supported languages. */
const NEGATORS = new Set(
  `not no never cant cannot dont doesnt didnt isnt wasnt arent wont wouldnt couldnt shouldnt aint havent hasnt hadnt without
  none nobody nothing neither nor hardly barely
  nicht nich ned net nix nie niemals kein keine keinen keinem keiner keines keinerlei ohne weder nichts kaum
  ne pas jamais rien aucun aucune sans ni
  nunca jamás nada nadie sin tampoco ningún ninguna
  non mai niente nessuno senza né
  não nem sem ninguém nenhum nenhuma`
    .split(/\s+/)
    .filter(Boolean),
)

/** Tokens a negation reaches forward. */
export const NEGATION_REACH = 4

/** Whether a lower-case token turns what follows into its opposite. */
export function isNegator(low: string): boolean {
  return NEGATORS.has(low) || low.endsWith("n't")
}

/** A mark that ends a clause, and with it the reach of a negation. */
export function endsClause(low: string): boolean {
  const c = low[0]
  return (
    c === '.' || c === ',' || c === ';' || c === '!' || c === '?' || c === '(' || c === ')' || c === '"' || low === ':'
  )
}

/** For each token, whether it stands within the reach of a negation before it. */
export function negated(lows: readonly string[]): boolean[] {
  let left = 0
  const isNegated: boolean[] = []
  for (const low of lows) {
    if (left > 0 && endsClause(low)) left = 0
    isNegated.push(left > 0)
    if (left > 0) left--
    if (isNegator(low)) left = NEGATION_REACH
  }
  return isNegated
}
