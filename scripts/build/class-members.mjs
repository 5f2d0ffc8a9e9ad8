import ts from 'typescript';

/**
 * The code with only the named methods and accessors in some of its classes.
 * @param members by class; `constructor` is one. The other classes stay as they are.
 * @throws Error when there is no such class, or it has none of such a name: the package is not as it was
 */
export function withMembers(code, members) {
  const classes = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest).statements.filter(ts.isClassDeclaration);
  const unused = Object.entries(members).flatMap(([name, used]) => {
    const all = classes.find((one) => one.name.text === name)?.members ?? [];
    const missing = used.filter((one) => !all.some((member) => nameOf(member) === one));
    if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')} in a class ${name} any more.`);
    return all.filter((member) => !used.includes(nameOf(member)));
  });
  return unused.sort((a, b) => a.pos - b.pos).reduceRight((left, { pos, end }) => left.slice(0, pos) + left.slice(end), code);
}

const nameOf = (member) => (ts.isConstructorDeclaration(member) ? 'constructor' : member.name.text);
