package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurlFaultTest extends CurlFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wget http://h/ | does not start with curl",
                "curl | there is no URL",
                "curl http://a/ http://b/ | there are 2 URLs",
                "curl --frobnicate http://h/ | --frobnicate is unknown",
                "curl --header=X-Token:s3cret http://h/ | --header= is unknown",
                "curl -y http://h/ | -y is unknown",
                "curl http://h/ -H | -H has no value",
                "curl http://h/ -F a=s3cret | -F cannot be put into a scenario",
                "curl -T file http://h/ | -T cannot",
                "curl --next http://h/ | --next cannot",
                "curl -I http://h/ | the method is HEAD",
                "curl -X OPTIONS http://h/ | the method is OPTIONS",
                "curl ftp://h/ | starts with ftp://",
                "curl http:///a | has no host",
                "curl 'http://h/[1-5]' | several requests",
                "curl 'http://h/{a,b}' | several requests",
                "curl -d @/dev/zero http://h/ | /dev/zero cannot be read: it is not a regular file",
                "curl -d @/proc/self/environ http://h/ | may show secrets of this process",
                "curl -H @/dev/zero http://h/ | is not a regular file",
                "curl --data-urlencode a@/dev/zero http://h/ | is not a regular file",
                "curl -d @no-such-file http://h/ | no-such-file does not exist",
                "curl -d @- http://h/ | standard input",
                "curl -d @$FILE http://h/ | a file name contains a variable",
                "curl -b jar.txt http://h/ | -b names a file",
                "curl -H nonsense http://h/ | no colon",
                "curl -E me.pem:s3cret https://h/ | -E contains a password",
                "curl --connect-to h:443:127.0.0.1:8443 https://h/ | --connect-to cannot be put into a scenario",
                "curl --resolve h:443:10.0.0.1 https://h/ | --resolve cannot be put into a scenario",
                "curl -x socks5://p:1 https://h/ | -x is not an HTTP proxy",
                "curl -x socks5://me:s3cret@p:1 https://h/ | -x is not an HTTP proxy",
                "curl -x http://me:s3cret@p:port https://h/ | -x is not an HTTP proxy",
                "curl -m soon https://h/ | -m is not a number"
            })
    void faultHasItsRemedy(String command, String found) {
        assertThatThrownBy(() -> started(command)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.getMessage()).contains(found).doesNotContain("s3cret");
            assertThat(fault.remedy()).isNotEmpty().doesNotContain("s3cret");
        });
    }
}
