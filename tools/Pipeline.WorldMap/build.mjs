// Builds src/Pipeline.Web/Assets/world.tsv: one line per country, projected and ready to draw. Run: npm ci && node build.mjs
// Shapes come from Natural Earth 1:110m. It leaves small countries out; those are dots at the place where 1:50m has them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const atlas = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}`), "utf8"));
const numericToAlpha2 = new Map(Object.entries(require("i18n-iso-countries").getNumericCodes()));

// The drawing is 1000 wide; Antarctica is cut off, since nobody lives there.
const Width = 1000;
const [North, South] = [84, -57];
const SmallerThan = 9;

// Equal Earth: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection" (2018), doi 10.1080/13658816.2018.1504949.
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const flat = (longitude, latitude) => {
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const [t2, t6] = [theta ** 2, theta ** 6];
  const x = ((longitude * Math.PI) / 180) * Math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
  return [x, theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))];
};
const [right] = flat(180, 0);
const [, top] = flat(0, North);
const [, bottom] = flat(0, South);
const scale = Width / (2 * right);
const project = ([longitude, latitude]) => {
  const [x, y] = flat(longitude, latitude);
  return [(x + right) * scale, (top - y) * scale];
};
const height = Math.round((top - bottom) * scale);

// TopoJSON: https://github.com/topojson/topojson-specification. Arcs are delta-encoded; ~i is arc i backwards.
const readArcs = ({ arcs, transform: { scale: [kx, ky], translate: [dx, dy] } }) =>
  arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([px, py]) => [(x += px) * kx + dx, (y += py) * ky + dy]);
  });
const rings = (geometry, arcs) => {
  const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.type === "MultiPolygon" ? geometry.arcs : [];
  return polygons.flatMap((polygon) =>
    polygon.map((ring) => ring.flatMap((index, at) => (index < 0 ? [...arcs[~index]].reverse() : arcs[index]).slice(at === 0 ? 0 : 1))));
};
const code = ({ id, properties: { name } }) => (name === "Kosovo" ? "XK" : numericToAlpha2.get(String(id).padStart(3, "0")) ?? "");
// A ring that crosses the date line would be drawn across the whole map: it keeps the side on which most of it lies.
const onOneSide = (ring) => {
  if (!ring.some(([x], i) => Math.abs(x - ring[(i + 1) % ring.length][0]) > Width / 2)) return ring;
  const [west, east] = [ring.filter(([x]) => x < Width / 2), ring.filter(([x]) => x >= Width / 2)];
  return west.length > east.length ? west : east;
};
const read = (name) => {
  const topology = atlas(name);
  const arcs = readArcs(topology);
  return topology.objects.countries.geometries.map((geometry) => ({
    code: code(geometry),
    name: geometry.properties.name,
    rings: rings(geometry, arcs).map((ring) => onOneSide(ring.map(project))),
  }));
};

const area = (ring) => ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0) / 2;
// The middle of the largest part's box: good enough for a dot, and inside for every small country.
const centre = ({ rings }) => {
  const largest = rings.reduce((a, b) => (Math.abs(area(b)) > Math.abs(area(a)) ? b : a));
  const [xs, ys] = [largest.map(([x]) => x), largest.map(([, y]) => y)];
  const size = Math.sqrt((Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)));
  return { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2, size };
};

// Half units: at the width of a screen finer steps are not seen. A ring that shrinks to less than a triangle goes.
const path = ({ rings }) => rings.map((ring) => {
  const points = ring.map(([x, y]) => [Math.round(x * 2), Math.round(y * 2)]).filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
  if (points.length < 4) return "";
  let drawn = `M${points[0][0] / 2} ${points[0][1] / 2}l`;
  for (let i = 1; i < points.length - 1; i++) {
    drawn += `${i > 1 ? " " : ""}${(points[i][0] - points[i - 1][0]) / 2} ${(points[i][1] - points[i - 1][1]) / 2}`;
  }
  return `${drawn.replace(/(?<!\d)0\.5/g, ".5")}z`;
}).join("");

const shapes = read("countries-110m.json").filter((country) => country.code !== "AQ");
const drawn = new Set(shapes.map((country) => country.code));
const dots = read("countries-50m.json").filter((country) => country.code !== "" && country.code !== "AQ" && !drawn.has(country.code) && country.rings.length > 0);
const seen = new Set();
const line = (country, shape) => {
  const { x, y, size } = centre(country);
  const isDot = shape === "" || size < SmallerThan;
  return [country.code, Math.round(x), Math.round(y), isDot ? "dot" : "", shape].join("\t");
};
const lines = [
  ...shapes.map((country) => line(country, path(country))),
  ...dots.filter((country) => !seen.has(country.code) && seen.add(country.code)).map((country) => line(country, "")),
].sort();
const header = [
  "# Built by tools/Pipeline.WorldMap/build.mjs from world-atlas 2.0.2 (ISC), which is Natural Earth (public domain); see THIRD-PARTY-DATA.md.",
  `# size\t${Width}\t${height}`,
  "# ISO 3166-1 alpha-2 code, centre x and y, whether it is too small to be seen without a dot, SVG path",
];
writeFileSync(new URL("../../src/Pipeline.Web/Assets/world.tsv", import.meta.url), `${[...header, ...lines].join("\n")}\n`);
console.log(`${shapes.length} shapes, ${dots.length} dots, ${Width} × ${height}`);
