// Two rules of our own for oxlint: texts come from the catalogue, and buttons from the kit.

/** Attributes that a user reads or hears. */
const readAttributes = new Set([
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'confirm',
  'cancel',
  'description',
  'emptyText',
  'label',
  'listLabel',
  'placeholder',
  'text',
  'title',
])

/** Two letters in a row make a text; `–`, `+` and `?` do not. */
const hasWord = (text) => /\p{L}{2}/u.test(text)

/** Whether the value of `node` becomes the value of its parent: `c ? 'a' : 'b'`, `x && 'a'`, `'a' + b`, `${…}`. */
function isPassedUp(node, parent) {
  if (parent.type === 'ConditionalExpression') return parent.test !== node
  if (parent.type === 'LogicalExpression') return parent.right === node || parent.operator !== '&&'
  return ['TemplateLiteral', 'BinaryExpression', 'JSXExpressionContainer'].includes(parent.type)
}

/** Where the value of a literal is drawn: a JSX child, or an attribute that is read; null elsewhere. */
function placeOf(node) {
  let child = node
  let { parent } = node
  while (parent && isPassedUp(child, parent)) {
    if (parent.type === 'BinaryExpression' && parent.operator !== '+') return null
    child = parent
    parent = parent.parent
  }
  if (parent?.type === 'JSXElement' || parent?.type === 'JSXFragment') return 'the page'
  if (parent?.type !== 'JSXAttribute') return null
  return readAttributes.has(parent.name.name) ? `the attribute ${parent.name.name}` : null
}

const noLiteralText = {
  create(context) {
    const check = (node, text) => {
      const place = hasWord(text) ? placeOf(node) : null
      if (place === null) return
      const message = `A text in ${place} comes from the catalogue, src/lib/messages/en.ts.`
      context.report({ node, message })
    }
    return {
      JSXText: (node) => check(node, node.value),
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked ?? ''),
    }
  },
}

const noRawButton = {
  create(context) {
    return {
      JSXOpeningElement(node) {
        if (node.name.type !== 'JSXIdentifier' || node.name.name !== 'button') return
        context.report({ node, message: 'Use Button or Menu of src/ui.' })
      },
    }
  },
}

export default {
  meta: { name: 'guestlist' },
  rules: { 'no-literal-text': noLiteralText, 'no-raw-button': noRawButton },
}
