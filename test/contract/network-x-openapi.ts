import { z } from 'zod'

const schema = z.looseObject({
  type: z.string().optional(),
  $ref: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.looseObject({ $ref: z.string().optional(), enum: z.array(z.string()).optional() }).optional(),
})
const parameter = z.looseObject({
  $ref: z.string().optional(),
  name: z.string().optional(),
  in: z.string().optional(),
  required: z.boolean().optional(),
  schema: schema.optional(),
})
const contractSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ parameters: z.array(parameter).optional() }))),
  components: z.object({ parameters: z.record(z.string(), parameter), schemas: z.record(z.string(), z.unknown()) }),
})

/** What a request has that the OpenAPI contract does not allow; empty when it keeps to it. */
export function checkRequest(contractJson: unknown, method: string, uri: string): string[] {
  const contract = contractSchema.parse(contractJson)
  const named = (ref: string) => ref.split('/').at(-1) ?? ''
  const url = new URL(uri, 'https://api.x.com')
  // A literal path is more exact than one with a placeholder.
  const path = Object.keys(contract.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((p) => new RegExp(`^${p.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(url.pathname))
  const operation = path === undefined ? undefined : contract.paths[path]?.[method.toLowerCase()]
  if (!operation) return [`no operation ${method} ${url.pathname}`]
  const parameters = (operation.parameters ?? []).map((p) =>
    p.$ref ? contract.components.parameters[named(p.$ref)] : p,
  )
  const findings: string[] = []
  for (const [name, value] of url.searchParams) {
    const declared = parameters.find((p) => p?.in === 'query' && p.name === name)?.schema
    if (!declared) {
      findings.push(`unknown parameter ${name}`)
      continue
    }
    const rule = declared.$ref ? schema.parse(contract.components.schemas[named(declared.$ref)]) : declared
    if (!fits(rule, value)) findings.push(`${name} must not be ${value}`)
  }
  for (const p of parameters) {
    if (p?.in === 'query' && p.required && !url.searchParams.has(p.name ?? '')) findings.push(`${p.name} is missing`)
  }
  return findings

  function fits(rule: z.infer<typeof schema>, value: string): boolean {
    if (rule.type === 'integer')
      return Number(value) >= (rule.minimum ?? 0) && Number(value) <= (rule.maximum ?? Infinity)
    if (rule.type !== 'array') return rule.pattern === undefined || new RegExp(rule.pattern).test(value)
    const items = value.split(',')
    const item = rule.items?.$ref ? schema.parse(contract.components.schemas[named(rule.items.$ref)]) : undefined
    return (
      items.length >= (rule.minItems ?? 0) &&
      items.length <= (rule.maxItems ?? Infinity) &&
      items.every(
        (i) => (rule.items?.enum?.includes(i) ?? true) && (!item?.pattern || new RegExp(item.pattern).test(i)),
      )
    )
  }
}
