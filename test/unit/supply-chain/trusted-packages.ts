import { type Lock, type Manifest, nameAt } from './package-files.ts';

const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
const REGISTRY = 'https://registry.npmjs.org/';

/** What is asked for otherwise than by one exact version: a range, a tag, a folder, a repository, an address. */
export function inexactVersions({ dependencies, devDependencies, overrides }: Manifest): string[] {
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...flat(overrides) });
  // "$name" is what package.json itself asks for under that name, which is looked at here too.
  return asked
    .filter(([, version]) => !EXACT.test(version) && !version.startsWith('$'))
    .map(([name, version]) => `${name} is asked for as "${version}": write one exact version`);
}

/** What the lock file would fetch without knowing what it must be, or from elsewhere than npm's registry. */
export function looseEntries({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { integrity, resolved, link, inBundle }]) => {
    if (path === '') return [];
    return [
      ...(integrity?.startsWith('sha512-') ? [] : [`${path} has no SHA-512 hash`]),
      ...(resolved === undefined || resolved.startsWith(REGISTRY) ? [] : [`${path} comes from ${resolved}`]),
      ...(link ? [`${path} is a link to a folder`] : []),
      ...(inBundle ? [`${path} comes inside another package, without a hash of its own`] : []),
    ];
  });
}

/** Where package.json and the lock file do not ask for the same. */
export function outOfStep({ dependencies, devDependencies }: Manifest, { packages }: Lock): string[] {
  const top = packages[''];
  const asked = { ...dependencies, ...devDependencies };
  const locked = { ...top?.dependencies, ...top?.devDependencies };
  const names = new Set([...Object.keys(asked), ...Object.keys(locked)]);
  return [...names].flatMap((name) => {
    const installed = packages[`node_modules/${name}`]?.version;
    return asked[name] === locked[name] && asked[name] === installed
      ? []
      : [`${name}: package.json asks for ${asked[name]}, the lock file for ${locked[name]}, and has ${installed}`];
  });
}

/** Packages that want to run a script when they are installed and on which nobody has decided, and decisions on none. */
export function undecidedScripts({ allowScripts }: Manifest, { packages }: Lock): string[] {
  const wanting = new Set(
    Object.entries(packages).flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [nameAt(path)] : [])),
  );
  return [
    ...[...wanting]
      .filter((name) => !(name in allowScripts))
      .map((name) => `${name} would run a script when it is installed: decide in "allowScripts"`),
    ...Object.keys(allowScripts)
      .filter((name) => !wanting.has(name))
      .map((name) => `${name} has no script to allow or forbid: take it out of "allowScripts"`),
  ];
}

/** Overrides that nobody has given a reason for, reasons for none, and what they do not hold for. */
export function unreasonedOverrides(
  { dependencies, overrides }: Manifest,
  { packages }: Lock,
  reasons: Readonly<Record<string, string>>,
): string[] {
  const wanted = flat(overrides);
  const missed = Object.entries(wanted).flatMap(([path, asked]) => {
    const name = path.replace(/^.* > /, '');
    const version = asked.startsWith('$') ? dependencies[asked.slice(1)] : asked;
    const found = new Set(Object.entries(packages).flatMap(([at, one]) => (nameAt(at) === name ? [one.version] : [])));
    return found.size === 1 && found.has(version)
      ? []
      : [`${path} should be ${version}, and the lock file has ${[...found].join(', ') || 'none'}`];
  });
  return [
    ...Object.keys(wanted).flatMap((path) => (reasons[path] ? [] : [`${path} is overridden without a reason`])),
    ...Object.keys(reasons).flatMap((path) => (wanted[path] ? [] : [`a reason is given for ${path}, which is none`])),
    ...missed,
  ];
}

/** { restify: { pino: "1" } } is { "restify > pino": "1" }. */
function flat(overrides: Manifest['overrides']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(overrides).flatMap(([name, wanted]) =>
      typeof wanted === 'string'
        ? [[name, wanted]]
        : Object.entries(wanted).map(([inner, version]) => [`${name} > ${inner}`, version]),
    ),
  );
}
