/** Least squares with a pull of the weights towards 0. Rows: { x, y, weight }. Returns a weight for each column. */
export function ridge(rows, pull) {
  const size = rows[0].x.length;
  const matrix = Array.from({ length: size }, (_, index) => {
    const row = new Float64Array(size + 1);
    row[index] = pull;
    return row;
  });
  for (const { x, y, weight } of rows) {
    for (let i = 0; i < size; i++) {
      if (x[i] === 0) continue;
      for (let j = 0; j < size; j++) matrix[i][j] += weight * x[i] * x[j];
      matrix[i][size] += weight * x[i] * y;
    }
  }
  return solve(matrix);
}

/** Logistic regression by repeated weighted least squares; `y` is 0 or 1. */
export function logistic(rows, pull) {
  let weights = rows[0].x.map(() => 0);
  for (let round = 0; round < 8; round++) {
    weights = ridge(rows.map(({ x, y, weight }) => {
      const odds = x.reduce((total, value, index) => total + value * weights[index], 0);
      const likely = 1 / (1 + Math.exp(-odds));
      const spread = Math.max(1e-4, likely * (1 - likely));
      return { x, y: odds + (y - likely) / spread, weight: weight * spread };
    }), pull);
  }
  return weights;
}

/** Gaussian elimination; the last column is the right-hand side. */
function solve(matrix) {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row][column] / matrix[column][column];
      for (let at = column; at <= size; at++) matrix[row][at] -= factor * matrix[column][at];
    }
  }
  const solution = new Array(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = matrix[row][size];
    for (let at = row + 1; at < size; at++) rest -= matrix[row][at] * solution[at];
    solution[row] = rest / matrix[row][row];
  }
  return solution;
}
