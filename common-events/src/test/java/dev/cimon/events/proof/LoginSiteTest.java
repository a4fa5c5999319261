package dev.cimon.events.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginSiteTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com,https://github.com",
        "https://api.acme.ghe.com,https://acme.ghe.com",
        "https://github.example.com/api/v3,https://github.example.com",
        "https://apiary.example.com/api/v3,https://apiary.example.com",
        "http://127.0.0.1:8090/github,http://127.0.0.1:8090/github"
    })
    void isBesideTheApi(String api, String site) {
        assertThat(LoginSite.of(api)).isEqualTo(site);
    }
}
