#include "stats/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <cerrno>
#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

/* Boost tells of a failure through errno, which every thread has of its own. EDOM is a failure, an argument out of range
 * or a result that did not converge; a result too large is infinite and one too small is zero, as they should be. */
using policy = policies::policy<
  policies::domain_error<policies::errno_on_error>, policies::pole_error<policies::errno_on_error>,
  policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
  policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::errno_on_error>,
  policies::evaluation_error<policies::errno_on_error>, policies::indeterminate_result_error<policies::errno_on_error>>;

using binomial = boost::math::binomial_distribution<double, policy>;
using chi_squared = boost::math::chi_squared_distribution<double, policy>;
using non_central = boost::math::non_central_chi_squared_distribution<double, policy>;
using normal = boost::math::normal_distribution<double, policy>;

template <class Function> double guarded(Function function) noexcept {
  const int before = errno;
  double result = std::numeric_limits<double>::quiet_NaN();
  errno = 0;
  try {
    const double value = function();
    if (errno != EDOM) result = value;
  } catch (...) { /* it stays NAN */
  }
  errno = before;
  return result;
}

/* For large x, sqrt(X - h) is normal about sqrt(non-centrality + h) with variance 1, where h = (df - 1)/2 (Sankaran 1963). The
 * relative error falls as the square of x; at ten million it is below 1e-10 for hundreds of degrees of freedom, and there
 * Boost's series grow long. */
bool is_large(double x, double df) { return x > 1e7 && df < 1000; }

double large_noncentrality(double x, double df, double z) {
  const double h = (df - 1) / 2, root = std::sqrt(x - h) - z;
  return root * root - h;
}

} // namespace

extern "C" double normal_quantile(double p) noexcept {
  return guarded([=] { return quantile(normal(), p); });
}

extern "C" double beta_quantile(double p, double a, double b) noexcept {
  return guarded([=] { return boost::math::ibeta_inv(a, b, p, policy()); });
}

extern "C" double beta_quantile_upper(double q, double a, double b) noexcept {
  return guarded([=] { return boost::math::ibetac_inv(a, b, q, policy()); });
}

extern "C" double binomial_cdf(double k, double n, double p) noexcept {
  return guarded([=] { return cdf(binomial(n, p), k); });
}

extern "C" double chi2_upper(double x, double df) noexcept {
  return guarded([=] { return cdf(complement(chi_squared(df), x)); });
}

extern "C" double chi2_noncentrality(double x, double df, double p) noexcept {
  return guarded([=] {
    if (is_large(x, df)) return large_noncentrality(x, df, normal_quantile(p));
    return cdf(chi_squared(df), x) <= p ? 0.0 : non_central::find_non_centrality(df, x, p);
  });
}

extern "C" double chi2_noncentrality_upper(double x, double df, double q) noexcept {
  return guarded([=] {
    if (is_large(x, df)) return large_noncentrality(x, df, -normal_quantile(q));
    const bool central = cdf(complement(chi_squared(df), x)) >= q;
    return central ? 0.0 : non_central::find_non_centrality(boost::math::complement(df, x, q));
  });
}
