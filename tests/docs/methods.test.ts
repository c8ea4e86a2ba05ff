import { describe, expect, it } from 'vitest'
import { filesBelow, textOf } from '../architecture/sources.js'
import { documentedMethods, methodsModule, methodsPage } from './methods-page.js'

// `npm run methods` runs this file with --update, which writes both files.
describe('the methods', () => {
  const documented = documentedMethods()

  it('stand in the page as their comments tell them', async () => {
    await expect(methodsPage(documented)).toMatchFileSnapshot('../../src/statistics/METHODS.md')
  })

  it('stand in the list that the command prints as their comments tell them', async () => {
    await expect(methodsModule(documented)).toMatchFileSnapshot('../../src/statistics/methods.ts')
  })

  it.each(documented.map((method) => [method.id, method] as const))('%s has a formula and a source', (id, method) => {
    expect(id).toMatch(/^[a-z][a-z0-9-]*\/[1-9]\d*$/)
    expect(id).toBe(`${method.function.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}/1`)
    expect(method.formula).toMatch(/\w/)
    expect(method.source).toMatch(/\d{4}|definition|convention/)
    expect(method.paragraphs[0]?.length).toBeGreaterThan(20)
  })

  it('each have their own id', () => {
    const ids = documented.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('are every function of the folder that names a source of numbers', () => {
    const named = new Set(documented.map((method) => method.function))
    const others = filesBelow('src/statistics').flatMap((file) =>
      [...textOf(file).matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\nexport function (\w+)/g)]
        .filter(([, comment = '']) => /^ \* Source:/m.test(comment))
        .map(([, , name = '']) => name),
    )
    const steps = ['gammaVariate', 'bootstrapSums', 'drawSample', 'evidenceOf', 'factorialRemainder']
    expect(others.filter((name) => !named.has(name) && !steps.includes(name))).toEqual([])
  })
})

describe('the page', () => {
  it("says that DP of Gries' example is 0.18 there and here", () => {
    expect(methodsPage(documentedMethods())).toMatch(/Gries' deviation of proportions .* \| 0\.18 \| 0\.18 \| yes \|/)
  })
})
